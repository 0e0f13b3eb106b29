import type { ReactNode } from 'react'
import type { StoreOnShow } from '@cheyou/contract'

/** Text kept on this phone under this program's own prefix. */
export interface Store {
  get: (key: string) => string | null
  set: (key: string, value: string) => void
  remove: (key: string) => void
  clear: () => void
}

/**
 * What differs between WeChat and a browser. The build takes one file of this folder as `#platform`: `weapp.tsx`,
 * `browser.tsx`, or `demo/index.tsx` for the demo's browser build, so that no other stand-in is in the bundle.
 */
export interface Platform {
  store: Store
  /** A one-time login code (`wx.login`). Rejects with LOGIN_GIVEN_UP or WECHAT_MISSING, or with an error of its own. */
  loginCode: () => Promise<string>
  /** Whether the camera can be asked for; typing a code is always possible. */
  canScan: boolean
  /** The text of a scanned code, or null when the user gave up. */
  scan: () => Promise<string | null>
  /** Makes the screen bright until the returned function restores what it was. */
  brighten: () => Promise<() => void>
  keepAwake: (on: boolean) => void
  /** Hides the page from screenshots and recordings where the platform can. */
  hideFromCapture: (on: boolean) => void
  isOnline: () => Promise<boolean>
  /** Calls back with the state of the network at each change; returns how to stop. */
  watchNetwork: (listener: (online: boolean) => void) => () => void
  /** Tells which code stands on the screen now, null when it went. Only the demo's second phone listens. */
  showCode: (text: string | null) => void
  /** Asks with these words before the page in front is left; null ends it. Browsers go back without asking. */
  askBeforeLeaving: (message: string | null) => void
  /** Tells of newer versions of the program and starts again with them when asked; browsers load them by themselves. */
  offerUpdates: () => void
  /** The phone's font size over the normal one. */
  textScale: () => number
  /** Lets the visitor be somebody else; absent where the account is WeChat's own. */
  switchPerson?: () => void
}

/** A button by which the user gives their WeChat-verified phone number; `code` goes to the server. */
export interface PhoneButtonProps {
  disabled: boolean
  busy: boolean
  children: ReactNode
  onCode: (code: string) => void
  /** Refused or not possible; `quotaEmpty` when the shop's quota of verified numbers is used up. */
  onRefused: (reason: { quotaEmpty: boolean }) => void
}

/** What rings a store. */
export interface PhoneLinkProps {
  phone: string
  /** Said by a screen reader. */
  label: string
}

/** What leads to a store. */
export interface MapButtonProps {
  store: Pick<StoreOnShow, 'name' | 'address' | 'place'>
}
