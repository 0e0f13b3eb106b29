import type { PropsWithChildren } from 'react'

type ButtonProps = PropsWithChildren<{ onClick?: () => void; disabled?: boolean; loading?: boolean }>

/** NutUI's button: neither a disabled nor a loading one hears a tap. */
export function Button({ children, onClick, disabled = false, loading = false }: ButtonProps) {
  return (
    <button type="button" disabled={disabled || loading} onClick={onClick}>
      {children}
    </button>
  )
}

export function Popup({ visible, title, children }: PropsWithChildren<{ visible: boolean; title: string }>) {
  return visible ? (
    <div role="dialog" aria-label={title}>
      {children}
    </div>
  ) : null
}
