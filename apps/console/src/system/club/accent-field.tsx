import { Button, Input } from 'antd'
import { palettes } from '../../theme/tokens.ts'
import styles from './club.module.css'

interface AccentFieldProps {
  readonly id?: string
  /** `#1f5eff`; null: the colour of the program. */
  readonly value?: string | null
  readonly onChange?: (colour: string | null) => void
}

const DIGITS = /^#?[0-9a-f]{0,6}$/i

/** A colour, picked or typed; nothing typed is the colour of the program. */
export function AccentField({ id, value = null, onChange }: AccentFieldProps) {
  const take = (typed: string) => {
    if (!DIGITS.test(typed)) return
    onChange?.(typed === '' ? null : `#${typed.replace('#', '').toLowerCase()}`)
  }
  return (
    <div className={styles.accent}>
      <input
        type="color"
        aria-label="选颜色"
        value={value !== null && value.length === 7 ? value : palettes.light.accent.toLowerCase()}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <Input
        {...(id !== undefined && { id })}
        value={value ?? ''}
        placeholder="程序默认，如 #1f5eff"
        autoComplete="off"
        maxLength={7}
        onChange={({ target }) => take(target.value.trim())}
      />
      {value !== null && (
        <Button type="text" onClick={() => onChange?.(null)}>
          用默认颜色
        </Button>
      )}
    </div>
  )
}
