import { failed } from '../api/failure.ts'
import { Button } from '../components/button/button.tsx'
import type { PhoneButtonProps, Platform } from './platform.ts'
import { browserParts, browserStore } from './browser-parts.ts'

/** A plain browser has no WeChat account: the pages say so and stop there. */
export const platform: Platform = {
  ...browserParts,
  store: browserStore('cheyou.'),
  loginCode: () => Promise.reject(failed('WECHAT_MISSING')),
  canScan: false,
  scan: () => Promise.resolve(null),
  showCode: () => undefined,
}

export function PhoneButton({ children, onRefused }: PhoneButtonProps) {
  return (
    <Button primary onPress={() => onRefused({ quotaEmpty: false })}>
      {children}
    </Button>
  )
}

export { ServiceButton } from './browser-parts.ts'
export { MapButton, PhoneLink } from './browser-store.tsx'

export function PlatformLayer() {
  return null
}
