import { randomUUID } from 'node:crypto'
import { CODE_STEP_SECONDS, codeStepAt, decodeSecret, formatCardCode, totp } from '@cheyou/card-code'
import { scan, type EndpointOutput } from '@cheyou/contract'
import type { Client } from './client.ts'
import type { Owner } from './world.ts'

/** The code on an owner's phone, whose clock is some steps ahead of the server's or behind. */
export function codeOf(owner: Pick<Owner, 'secret' | 'cardNumber'>, driftSteps = 0): string {
  const step = codeStepAt(Date.now()) + driftSteps
  return formatCardCode(owner.cardNumber, totp(decodeSecret(owner.secret), step))
}

type ScannedMember = Extract<EndpointOutput<typeof scan>, { kind: 'member' }>

/** Reception scans an owner's code. */
export async function scanOwner(staff: Client, owner: Owner, storeId: string): Promise<ScannedMember> {
  const scanned = await staff.call(scan, { body: { storeId, text: codeOf(owner) }, key: randomUUID() })
  if (scanned.kind !== 'member') throw new Error('A member’s code was taken for something else')
  return scanned
}

type ScannedRedemption = Extract<EndpointOutput<typeof scan>, { kind: 'redemption' }>

/** Staff scan a redemption's code: what it shows, and what handing it over at this store then needs. */
export async function scanRedemption(
  staff: Client,
  code: string,
  storeId: string,
): Promise<ScannedRedemption & { body: { storeId: string; scanToken: string } }> {
  const scanned = await staff.call(scan, { body: { storeId, text: code }, key: randomUUID() })
  if (scanned.kind !== 'redemption') throw new Error('A redemption’s code was taken for something else')
  return { ...scanned, body: { storeId, scanToken: scanned.proof.token } }
}

/**
 * Does something that must happen within one step of the code, so that "one step late" stays one step: when the clock went on
 * meanwhile, it is done again.
 */
export async function withinStep<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    const step = codeStepAt(Date.now())
    const result = await act()
    if (codeStepAt(Date.now()) === step) return result
  }
}

export const stepMs = CODE_STEP_SECONDS * 1000
