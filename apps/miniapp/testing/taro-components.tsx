import type { ChangeEvent, PropsWithChildren } from 'react'

type Props = PropsWithChildren<Record<string, unknown>>

/** What is left of Taro's props when they stand on a plain element: classes, roles, labels, taps. */
function plain({ ariaRole, ariaLabel, ariaHidden, ariaDisabled, className, id, onClick }: Props): object {
  const told = { 'aria-label': ariaLabel, 'aria-hidden': ariaHidden, 'aria-disabled': ariaDisabled }
  return { role: ariaRole, ...told, className, id, onClick }
}

export function View(props: Props) {
  return <div {...plain(props)}>{props.children}</div>
}

export function Text(props: Props) {
  return <span {...plain(props)}>{props.children}</span>
}

export function Button(props: Props) {
  return (
    <button type="button" {...plain(props)}>
      {props.children}
    </button>
  )
}

export function Canvas(props: Props) {
  return <canvas {...plain(props)} />
}

export function Input({ value, placeholder, onInput, ...rest }: Props) {
  const hear = onInput as (event: { detail: { value: string } }) => void
  return (
    <input
      {...plain(rest)}
      value={value as string}
      placeholder={placeholder as string}
      onChange={(event: ChangeEvent<HTMLInputElement>) => hear({ detail: { value: event.target.value } })}
    />
  )
}
