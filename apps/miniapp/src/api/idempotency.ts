/**
 * A key for one intent of the user. It needs to be unlike every other key of this member, not secret, so that
 * `Math.random` is enough; WeChat's engine has no `crypto`.
 */
export function newIdempotencyKey(): string {
  const part = (): string => Math.floor(Math.random() * 2 ** 32).toString(36)
  return `${Date.now().toString(36)}-${part()}-${part()}-${part()}`
}
