import { z } from 'zod'
import { tierOnOffer } from '../club/member.ts'
import { rewardOnShow } from '../club/rewards.ts'
import { endpoint } from '../endpoint.ts'

export const getShowcase = endpoint({
  method: 'get',
  path: '/api/club/showcase',
  summary: 'What the club offers, shown to people who are not members yet: rewards, tiers, stores',
  audience: 'session',
  limit: 'read',
  kept: true,
  response: z
    .object({
      rewards: z.array(rewardOnShow),
      tiers: z.array(tierOnOffer),
      stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
    })
    .meta({ id: 'Showcase' }),
})
export type Showcase = z.infer<typeof getShowcase.response>
