import type { Home } from '@cheyou/contract'
import { getHome } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import type { Loaded } from '../../hooks/use-load.ts'
import { useLoad } from '../../hooks/use-load.ts'
import { answerOf } from '../../kept/kept.ts'

/** The home of a member; the last one stays on the phone, so that the card shows at once and without network. */
export function useHome(memberId: string): Loaded<Home> {
  return useLoad(() => call(getHome), memberId, { keep: answerOf(getHome, memberId) })
}
