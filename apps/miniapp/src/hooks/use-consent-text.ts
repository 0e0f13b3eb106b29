import type { ConsentText } from '@cheyou/contract'
import { getConsentText } from '@cheyou/contract/routes'
import { call } from '../api/call.ts'
import { answerOf } from '../kept/kept.ts'
import { useLoad, type Loaded } from './use-load.ts'

/** The privacy text in force, which a consent names by its version (req. 15.3). */
export function useConsentText(): Loaded<ConsentText> {
  return useLoad(() => call(getConsentText), 'consent-text', { keep: answerOf(getConsentText, 'everybody') })
}
