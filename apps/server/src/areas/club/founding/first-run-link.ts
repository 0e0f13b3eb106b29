import { installationFact, noteFact } from '../../../platform/db/installation.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { hashToken, newToken } from '../../people/auth/index.ts'
import { findDealerGroup } from '../../people/organisation/index.ts'

const LINK_HOURS = 24
/** The name of an installation's fact has room for 140 bits of the hash. */
const factOf = (tokenHash: string): string => `link:${tokenHash.slice(0, 35)}`

/**
 * While there is no club: a token for the page that founds it, good for a day at every process of the installation; null once
 * there is one. Each process prints its own, and founding ends them all.
 */
export async function offerFirstRun(app: App): Promise<string | null> {
  if (await findDealerGroup(app.db.read)) return null
  const { token, tokenHash } = newToken()
  await app.db.upkeep((sql, now) =>
    noteFact(sql, factOf(tokenHash), new Date(now.getTime() + LINK_HOURS * 3_600_000).toISOString()),
  )
  return token
}

/** @throws FIRST_RUN_LINK for a token that was never given out or is too old, and for every token once there is a club */
export async function requireLink(app: App, token: string): Promise<void> {
  const until = await installationFact(app.db.read, factOf(hashToken(token)))
  const good = until !== null && new Date(until) > app.clock.now()
  if (!good || (await findDealerGroup(app.db.read))) throw new Refusal('FIRST_RUN_LINK')
}
