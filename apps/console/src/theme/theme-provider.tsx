import { App as AntdApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useLayoutEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { antdTheme } from './antd-theme.ts'
import { useClubAccent } from './club-accent.ts'
import { fontFamily, paletteWith } from './tokens.ts'
import type { Palette, Scheme } from './tokens.ts'
import { useMedia } from './use-media.ts'

/** Gives Ant Design and our own style sheets the same tokens, light or dark as the system is. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const scheme: Scheme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const accent = useClubAccent()
  const palette = useMemo(() => paletteWith(scheme, accent), [scheme, accent])
  const theme = useMemo(() => antdTheme(scheme, palette, calm), [scheme, palette, calm])
  useLayoutEffect(() => applyTokens(scheme, palette), [scheme, palette])
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <AntdApp>{children}</AntdApp>
    </ConfigProvider>
  )
}

/** Writes the palette as custom properties (`--ink`, `--accent-wash` …), so that the values stand in one file only. */
function applyTokens(scheme: Scheme, palette: Palette): void {
  const style = document.documentElement.style
  for (const [name, value] of Object.entries(palette)) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value)
  }
  style.setProperty('--font', fontFamily)
  style.colorScheme = scheme
}
