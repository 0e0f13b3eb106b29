import Taro from '@tarojs/taro'
import type { ButtonProps } from '@tarojs/components'
import { Button } from '../components/button/button.tsx'
import { Pressable } from '../components/pressable/pressable.tsx'
import type { MapButtonProps, PhoneButtonProps, PhoneLinkProps, Platform } from './platform.ts'
import { fontScale } from './font-scale.ts'

export { PrivacyLayer as PlatformLayer } from './privacy-layer.tsx'

const PREFIX = 'cheyou.'
const QUOTA_EMPTY = 1400001

const store: Platform['store'] = {
  get: (key) => {
    const value: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof value === 'string' && value !== '' ? value : null
  },
  set: (key, value) => Taro.setStorageSync(PREFIX + key, value),
  remove: (key) => Taro.removeStorageSync(PREFIX + key),
  clear: () => {
    for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(PREFIX)) Taro.removeStorageSync(key)
  },
}

async function scan(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result === '' ? null : result
  } catch {
    return null
  }
}

/** An auxiliary effect that a phone may refuse: the page works without it. */
function quietly(effect: Promise<unknown>): void {
  effect.catch(() => undefined)
}

async function brighten(): Promise<() => void> {
  try {
    const { value } = await Taro.getScreenBrightness()
    await Taro.setScreenBrightness({ value: 1 })
    return () => quietly(Taro.setScreenBrightness({ value }))
  } catch {
    return () => undefined
  }
}

async function isOnline(): Promise<boolean> {
  const { networkType } = await Taro.getNetworkType()
  return networkType !== 'none'
}

function watchNetwork(listener: (online: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }): void => listener(isConnected)
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}

/** Once WeChat has loaded a newer version, the person decides when the program starts again with it. */
function offerUpdates(): void {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => {
    const asked = { title: '有新版本', content: '重新打开就能用上。', confirmText: '现在更新', cancelText: '稍后' }
    quietly(Taro.showModal(asked).then(({ confirm }) => confirm && manager.applyUpdate()))
  })
}

export const platform: Platform = {
  store,
  loginCode: async () => (await Taro.login()).code,
  canScan: true,
  scan,
  brighten,
  keepAwake: (on) => quietly(Taro.setKeepScreenOn({ keepScreenOn: on })),
  hideFromCapture: (on) => quietly(Taro.setVisualEffectOnCapture({ visualEffect: on ? 'hidden' : 'none' })),
  isOnline,
  watchNetwork,
  showCode: () => undefined,
  askBeforeLeaving: (message) =>
    quietly(
      Promise.resolve(message === null ? Taro.disableAlertBeforeUnload() : Taro.enableAlertBeforeUnload({ message })),
    ),
  offerUpdates,
  // Taro's types lag behind: fontSizeSetting is there since base library 2.20.
  textScale: () => fontScale((Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting),
}

/** WeChat's own conversation with the shop's customer service. */
export function ServiceButton() {
  return <Button open={{ openType: 'contact' }}>联系客服</Button>
}

/** Rings the store; WeChat asks before it does. */
export function PhoneLink({ phone, label }: PhoneLinkProps) {
  const ring = (): void => quietly(Taro.makePhoneCall({ phoneNumber: phone.replace(/[^\d+]/g, '') }))
  return (
    <Pressable className="store-card__action" label={label} onPress={ring}>
      拨打电话
    </Pressable>
  )
}

/** Opens the map where the store is; without its place there is nothing to open, and the address can be copied by a long press. */
export function MapButton({ store: { name, address, place } }: MapButtonProps) {
  if (place === null) return null
  const show = (): void => quietly(Taro.openLocation({ ...place, name, address: address ?? '', scale: 16 }))
  return (
    <Pressable className="store-card__action" label={`地图导航，${name}`} onPress={show}>
      地图导航
    </Pressable>
  )
}

/** WeChat's own phone button: the number itself never passes through the phone, only a code for the server. */
export function PhoneButton({ disabled, busy, children, onCode, onRefused }: PhoneButtonProps) {
  const answered: NonNullable<ButtonProps['onGetPhoneNumber']> = ({ detail }) => {
    if (detail.code !== undefined && detail.code !== '') onCode(detail.code)
    else onRefused({ quotaEmpty: 'errno' in detail && detail.errno === QUOTA_EMPTY })
  }
  const open = disabled || busy ? {} : { openType: 'getPhoneNumber' as const, onGetPhoneNumber: answered }
  return (
    <Button primary busy={busy} disabled={disabled} open={open}>
      {children}
    </Button>
  )
}
