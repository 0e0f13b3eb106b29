import { SearchOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useCallback, useState } from 'react'
import { Palette } from './palette.tsx'
import { usePaletteKeys } from './use-palette-keys.ts'
import styles from './palette.module.css'

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
const KEYS = isApple ? '⌘K' : 'Ctrl K'

/** Opens the palette, by a button and from everywhere by its keys. */
export function PaletteDoor({ folded }: { readonly folded: boolean }) {
  const [open, setOpen] = useState(false)
  usePaletteKeys(
    useCallback(() => setOpen((before) => !before), []),
    useCallback(() => setOpen(true), []),
  )
  return (
    <>
      <Tooltip title={folded ? `搜索（${KEYS}）` : ''} placement="right">
        <button
          type="button"
          className={styles.door}
          aria-label={folded ? '搜索' : undefined}
          aria-keyshortcuts={isApple ? 'Meta+K /' : 'Control+K /'}
          onClick={() => setOpen(true)}
        >
          <SearchOutlined aria-hidden="true" />
          {!folded && (
            <>
              <span className={styles.doorName}>搜索</span>
              <kbd className={styles.key} aria-hidden="true">
                {KEYS}
              </kbd>
            </>
          )}
        </button>
      </Tooltip>
      {open && <Palette onClose={() => setOpen(false)} />}
    </>
  )
}
