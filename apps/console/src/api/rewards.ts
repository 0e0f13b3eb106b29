import type {
  Catalogue,
  ConsoleReward,
  EndpointInput,
  EndpointOutput,
  listStockMovements,
  moveStock,
  NewReward,
  RewardTerms,
  StockMovement,
  uploadPicture,
} from '@cheyou/contract'
import { request } from './http.ts'

export type { Catalogue, ConsoleReward, NewReward, RewardTerms, StockMovement } from '@cheyou/contract'
export type KeptPicture = EndpointOutput<typeof uploadPicture>
export type StockMove = NonNullable<EndpointInput<typeof moveStock>['body']>

const path = (rewardId: string, more = '') => `/api/console/rewards/${encodeURIComponent(rewardId)}${more}`

/** The catalogue with all that its forms choose among (req. 3.1). */
export function fetchCatalogue(signal: AbortSignal): Promise<Catalogue> {
  return request<Catalogue>('GET', '/api/console/rewards', { signal })
}

/** @param key the same for every try of one wish, so that it counts once; so below */
export function sendNewReward(reward: NewReward, key: string): Promise<ConsoleReward> {
  return request<ConsoleReward>('POST', '/api/console/rewards', { body: reward, idempotencyKey: key })
}

/** @param revision of the reward as it was opened: what somebody else changed meanwhile is not overwritten */
export function sendReward(
  rewardId: string,
  terms: RewardTerms & { readonly revision: number },
  key: string,
): Promise<ConsoleReward> {
  return request<ConsoleReward>('PUT', path(rewardId), { body: terms, idempotencyKey: key })
}

export function sendOffered(
  { rewardId, revision }: ConsoleReward,
  offered: boolean,
  key: string,
): Promise<ConsoleReward> {
  const where = path(rewardId, offered ? '/bring-back' : '/retire')
  return request<ConsoleReward>('POST', where, { body: { revision }, idempotencyKey: key })
}

export function sendOrder(rewardIds: readonly string[], key: string): Promise<{ done: true }> {
  return request('PUT', '/api/console/reward-order', { body: { rewardIds }, idempotencyKey: key })
}

export function sendStockMove(rewardId: string, move: StockMove, key: string): Promise<ConsoleReward> {
  return request<ConsoleReward>('POST', path(rewardId, '/stock'), { body: move, idempotencyKey: key })
}

/** Changes of the stock by hand, newest first. */
export async function fetchStockMovements(rewardId: string, signal: AbortSignal): Promise<StockMovement[]> {
  const { rows } = await request<EndpointOutput<typeof listStockMovements>>('GET', path(rewardId, '/stock'), { signal })
  return rows
}

/** What an upload may be, as the server checks it; larger ones are told before they are sent. */
export const pictureTypes = 'image/jpeg,image/png,image/webp'
export const pictureBytesMax = 5 * 1024 * 1024

/** The same picture twice is kept once. */
export function sendPicture(picture: Blob): Promise<KeptPicture> {
  return request<KeptPicture>('POST', '/api/console/pictures', { file: picture })
}
