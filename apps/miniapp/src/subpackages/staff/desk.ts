import type { JoiningCustomer, MemberPanel, RedemptionPanel, Scanned } from '@cheyou/contract'
import { noteOpenedMember } from '@cheyou/contract/routes'
import { platform } from '#platform'
import { call } from '../../api/call.ts'

interface Seen {
  panel: MemberPanel
  presence: { token: string; expiresAt: string } | null
}

/** A redemption with what shows that its owner wants it here: its own code, or their card. */
interface SeenRedemption {
  panel: RedemptionPanel
  proof: { scanToken: string } | { presenceToken: string }
}

/** What this counter knows of the people in front of it; it goes with the program, never onto the phone. */
const members = new Map<string, Seen>()
const redemptions = new Map<string, SeenRedemption>()
const customers = new Map<string, JoiningCustomer>()
const STORE_KEY = 'desk.store'

/** Keeps what a scan showed for the page that comes next; returns whose or what it was. */
export function seen(scanned: Scanned): void {
  if (scanned.kind === 'redemption') {
    const { proof, redemption: panel } = scanned
    redemptions.set(panel.redemption.redemptionId, { panel, proof: { scanToken: proof.token } })
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

export function redemptionSeen(redemptionId: string): SeenRedemption | null {
  return redemptions.get(redemptionId) ?? null
}

/** Keeps a redemption of a member whose card was scanned just now, for the page on which it is handed over. */
export function takeUpRedemption({ card }: MemberPanel, redemption: MemberPanel['openRedemptions'][number]): void {
  const { memberId } = card
  const presenceToken = presenceOf(memberId)
  if (presenceToken === null) return
  const panel: RedemptionPanel = {
    redemption,
    memberId,
    memberName: card.name,
    memberTier: card.tier,
    can: ['hand_over', 'cancel'],
    refusal: null,
  }
  redemptions.set(redemption.redemptionId, { panel, proof: { presenceToken } })
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

let nextScan = false

/** The scanner opens by itself when its page comes to the front next: the visit before is done. */
export function askNextScan(): void {
  nextScan = true
}

/** Whether that was asked for; once. */
export function takeNextScan(): boolean {
  const asked = nextScan
  nextScan = false
  return asked
}

/** Lets the server know whom this one of the staff opened, to be offered again. Nothing waits for it, and nothing hangs on it. */
export function noteOpened(memberId: string): void {
  call(noteOpenedMember, { params: { memberId } }).catch(() => {})
}
