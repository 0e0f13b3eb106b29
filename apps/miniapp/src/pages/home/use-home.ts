import type { HomeAnswer } from '../../api/member.ts'
import { fetchHome } from '../../api/member.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'

/**
 * The home of a member; the last one stays on the phone, so that the card shows without network. Under a new name when what
 * it holds changes: a phone may have kept an answer of an older version.
 */
export function useHome(memberId: string): Loaded<HomeAnswer> {
  return useLoad(fetchHome, memberId, { keep: `home.3.${memberId}` })
}
