import type { RuleDraft } from '@cheyou/contract'

export type Edited = Pick<RuleDraft, 'name' | 'rules'>

/** What was typed, and the draft as the server had it last. */
export interface Unsaved {
  readonly edited: Edited
  readonly saved: RuleDraft
}

const left = new Map<string, Unsaved>()
const saving = new Map<string, Promise<unknown>>()

/** Keeps what a page leaves behind until it is saved. */
export function keepUnsaved(unsaved: Unsaved, save: Promise<unknown>): void {
  const { draftId } = unsaved.saved
  left.set(draftId, unsaved)
  const ended = save.then(
    () => {
      if (left.get(draftId) === unsaved) left.delete(draftId)
    },
    // It stays, for the page to try again when it is opened.
    () => undefined,
  )
  saving.set(draftId, ended)
}

/** What could not be saved when the page was left. */
export function unsavedOf(draftId: string): Unsaved | null {
  return left.get(draftId) ?? null
}

/** A page that is open keeps it itself. */
export function takenUp(draftId: string): void {
  left.delete(draftId)
}

/** Waits for what is on its way, so that a page opened again does not show what was before. */
export async function savingEnded(draftId: string): Promise<void> {
  await saving.get(draftId)
  saving.delete(draftId)
}
