/** What an owner sends to redeem a reward that they were shown: its price goes along. */
export const wishFor = ({ rewardId, pointsPrice }: { rewardId: string; pointsPrice: number }, quantity = 1) => ({
  rewardId,
  quantity,
  quotedPoints: pointsPrice * quantity,
})
