import type { QuotedVisit } from '@cheyou/contract'
import { isEmptyForm, type VisitForm } from '@cheyou/till'

/** A visit as it is typed at this workstation, or as it was sent while nobody knows whether the server settled it. */
export interface LocalDraft {
  /** Made with the draft and kept with it: the key that settles it, whatever happens to this page. */
  readonly tillDraftId: string
  readonly storeId: string
  readonly memberId: string
  readonly memberName: string
  readonly form: VisitForm
  /** It stands on the store's list of visits that were put aside. */
  readonly putAside: boolean
  /** What was sent, by whom and when; the same content goes out again until there is an answer. */
  readonly sent: SentDraft | null
  readonly keptAt: number
}

export interface SentDraft {
  readonly body: QuotedVisit
  readonly staffId: string
  readonly at: number
  /** No answer came: nobody knows whether it is settled. */
  readonly unanswered: boolean
}

/** A draft that was sent. */
export type SentAway = LocalDraft & { readonly sent: SentDraft }
export const isSent = (draft: LocalDraft): draft is SentAway => draft.sent !== null

const NAME = 'cheyou.console.till-drafts'
const KEPT_MS = 7 * 86_400_000
const CHANGED = 'cheyou:till-drafts'

let text = '[]'
let drafts: readonly LocalDraft[] = []

/** The drafts of this browser, all its windows together, newest first; the same array while nothing changed. */
export function localDrafts(now = Date.now()): readonly LocalDraft[] {
  const stored = read()
  if (stored !== text) {
    text = stored
    drafts = parsed(stored)
  }
  const fresh = drafts.filter(({ keptAt }) => now - keptAt < KEPT_MS)
  if (fresh.length < drafts.length) drafts = fresh
  return drafts
}

/** Keeps a draft as the newest; one in which nothing was typed and that nobody put aside is not kept. */
export function putDraft(draft: Omit<LocalDraft, 'keptAt'>, now = Date.now()): void {
  const others = localDrafts(now).filter(({ tillDraftId }) => tillDraftId !== draft.tillDraftId)
  const empty = draft.sent === null && !draft.putAside && isEmptyForm(draft.form)
  write(empty ? others : [{ ...draft, keptAt: now }, ...others])
}

/** Settled, put aside, or not wanted any more. */
export function forgetDraft(id: string): void {
  write(localDrafts().filter(({ tillDraftId }) => tillDraftId !== id))
}

/** Calls when a window of this browser changed the drafts, until the function it gives is called. */
export function onDrafts(changed: () => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key === NAME || event.key === null) changed()
  }
  window.addEventListener('storage', heard)
  window.addEventListener(CHANGED, changed)
  return () => {
    window.removeEventListener('storage', heard)
    window.removeEventListener(CHANGED, changed)
  }
}

function read(): string {
  try {
    return window.localStorage.getItem(NAME) ?? '[]'
  } catch {
    // Forbidden: the drafts of this window alone.
    return text
  }
}

function parsed(stored: string): readonly LocalDraft[] {
  try {
    return JSON.parse(stored) as readonly LocalDraft[]
  } catch {
    return []
  }
}

function write(next: readonly LocalDraft[]): void {
  drafts = next
  text = JSON.stringify(next)
  try {
    window.localStorage.setItem(NAME, text)
  } catch {
    // Full or forbidden: they are kept while this window is open.
  }
  window.dispatchEvent(new Event(CHANGED))
}
