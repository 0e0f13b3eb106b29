import { openTerms, type NewReward } from '@cheyou/contract'

/** A gift that everybody may redeem at every store; five of them. */
export const gift: NewReward = {
  kind: 'gift',
  name: '保温杯',
  description: '到店领取',
  pointsPrice: 100,
  stockLeft: 5,
  ...openTerms,
}
