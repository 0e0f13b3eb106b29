import { useState } from 'react'
import { Pressable } from '../components/pressable/pressable.tsx'
import type { MapButtonProps, PhoneLinkProps } from './platform.ts'

/** A browser's own way to ring: it asks before it does, or says that it cannot. */
export function PhoneLink({ phone, label }: PhoneLinkProps) {
  return (
    <a className="store-card__action" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={label}>
      拨打电话
    </a>
  )
}

/** A browser has no map of WeChat's: it copies the address for the map that the visitor uses. */
export function MapButton({ store: { name, address } }: MapButtonProps) {
  const [copied, setCopied] = useState<boolean | null>(null)
  if (address === null) return null
  const words = copied === null ? '复制地址' : copied ? '地址已复制' : '请长按地址复制'
  const copy = (): void => {
    window.navigator.clipboard.writeText(`${name} ${address}`).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <Pressable className="store-card__action" label={`${words}，${name}`} onPress={copy}>
      {words}
    </Pressable>
  )
}
