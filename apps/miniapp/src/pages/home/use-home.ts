import type { Home } from '@cheyou/contract'
import { getHome } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'

/**
 * The home of a member; the last one stays on the phone, so that the card shows without network. Under a new name when what
 * it holds changes: a phone may have kept an answer of an older version.
 */
export function useHome(memberId: string): Loaded<Home> {
  return useLoad(() => call(getHome), memberId, { keep: `home.3.${memberId}` })
}
