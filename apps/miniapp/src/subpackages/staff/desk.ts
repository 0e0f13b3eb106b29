import type { JoiningCustomer, MemberPanel, RedemptionPanel, Scanned } from '@cheyou/contract'
import { platform } from '#platform'

interface Seen {
  panel: MemberPanel
  presence: { token: string; expiresAt: string } | null
}

/** What this counter knows of the people in front of it; it goes with the program, never onto the phone. */
const members = new Map<string, Seen>()
const redemptions = new Map<string, { panel: RedemptionPanel; proof: string }>()
const customers = new Map<string, JoiningCustomer>()
const STORE_KEY = 'desk.store'

/** Keeps what a scan showed for the page that comes next; returns whose or what it was. */
export function seen(scanned: Scanned): void {
  if (scanned.kind === 'redemption') {
    const { proof, redemption: panel } = scanned
    redemptions.set(panel.redemption.redemptionId, { panel, proof: proof.token })
  } else members.set(scanned.member.card.memberId, { panel: scanned.member, presence: scanned.presence })
}

export function memberSeen(memberId: string): MemberPanel | null {
  return members.get(memberId)?.panel ?? null
}

/** The proof that this member's code was scanned just now; null without a scan, or when it has run out. */
export function presenceOf(memberId: string): string | null {
  const presence = members.get(memberId)?.presence ?? null
  return presence !== null && Date.parse(presence.expiresAt) > Date.now() ? presence.token : null
}

/** A redemption whose code was scanned, with what handing it over takes; whether that is still good the server knows. */
export function redemptionSeen(redemptionId: string): { panel: RedemptionPanel; proof: string } | null {
  return redemptions.get(redemptionId) ?? null
}

/** Keeps a customer who was found, for the page on which they join. */
export function foundCustomer(customer: JoiningCustomer): void {
  customers.set(customer.customerId, customer)
}

export function customerSeen(customerId: string): JoiningCustomer | null {
  return customers.get(customerId) ?? null
}

/** The store this phone works for, among those of its owner; the first until another is chosen. */
export function chosenStore(stores: readonly { storeId: string }[]): string | null {
  const kept = platform.store.get(STORE_KEY)
  return stores.find(({ storeId }) => storeId === kept)?.storeId ?? stores[0]?.storeId ?? null
}

export function chooseStore(storeId: string): void {
  platform.store.set(STORE_KEY, storeId)
}
