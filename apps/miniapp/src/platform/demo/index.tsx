import { useState } from 'react'
import { failed } from '../../api/failure.ts'
import { Button } from '../../components/button/button.tsx'
import type { PhoneButtonProps, Platform } from '../platform.ts'
import { browserParts } from '../browser-parts.ts'
import { showCode } from './counter.ts'
import { door, store } from './door.ts'
import { ask } from './questions.ts'
import { fetchLoginCode, fetchPersonBehind, fetchPhoneCode } from './requests.ts'

export { ServiceButton } from '../browser-parts.ts'
export { MapButton, PhoneLink } from '../browser-store.tsx'
export { DemoLayer as PlatformLayer } from './layer.tsx'

const PERSON_KEY = 'demo.person'
const CHOOSE_KEY = 'demo.choose'

async function whoIsIt(): Promise<string> {
  const known = store.get(PERSON_KEY)
  if (known !== null) return known
  const chosen = door !== null && store.get(CHOOSE_KEY) === null ? await fetchPersonBehind(door) : await ask('person')
  if (chosen === null) throw failed('LOGIN_GIVEN_UP')
  store.set(PERSON_KEY, chosen)
  return chosen
}

export const platform: Platform = {
  ...browserParts,
  store,
  loginCode: async () => fetchLoginCode(await whoIsIt()),
  canScan: true,
  scan: () => ask('scan'),
  showCode,
  switchPerson: () => {
    store.clear()
    store.set(CHOOSE_KEY, 'yes')
  },
}

/** The phone button without WeChat: the sandbox gives the code that the real button would. */
export function PhoneButton({ disabled, busy, children, onCode, onRefused }: PhoneButtonProps) {
  const [asking, setAsking] = useState(false)
  const give = async (): Promise<void> => {
    setAsking(true)
    try {
      const code = await fetchPhoneCode(await whoIsIt())
      if (code === null) onRefused({ quotaEmpty: true })
      else onCode(code)
    } catch {
      onRefused({ quotaEmpty: false })
    } finally {
      setAsking(false)
    }
  }
  return (
    <Button primary disabled={disabled} busy={busy || asking} onPress={() => void give()}>
      {children}
    </Button>
  )
}
