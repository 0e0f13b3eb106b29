import { useSyncExternalStore } from 'react'
import { localDrafts, onDrafts, type LocalDraft } from './local-drafts.ts'

/** The drafts of this browser, newest first. */
export const useLocalDrafts = (): readonly LocalDraft[] => useSyncExternalStore(onDrafts, () => localDrafts())
