import { theme } from 'antd'
import type { ThemeConfig } from 'antd'
import { fontFamily, radii, typeSizes } from './tokens.ts'
import type { Palette, Scheme } from './tokens.ts'

/** Ant Design in our colours, on a 4 px grid. Motion stops when the system asks for less of it. */
export function antdTheme(scheme: Scheme, palette: Palette, calm: boolean): ThemeConfig {
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: typeSizes.body,
      borderRadius: radii.small,
      borderRadiusLG: radii.medium,
      sizeUnit: 4,
      motion: !calm,
      colorPrimary: palette.accentFill,
      colorInfo: palette.accentFill,
      colorLink: palette.accent,
      // Ant Design would make them lighter under the pointer, too faint to be read.
      colorLinkHover: palette.accent,
      colorLinkActive: palette.accent,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorErrorText: palette.badText,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkSoft,
      colorTextDescription: palette.inkSoft,
      colorTextPlaceholder: palette.inkSoft,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBorderSecondary: palette.hairline,
    },
    components: {
      // Ant Design would make it lighter, and white text on it too faint.
      Button: { colorPrimaryHover: palette.accentFillHover },
      // The chosen one of several is written in the accent, not filled with it.
      Radio: { colorPrimary: palette.accent, colorPrimaryHover: palette.accent, colorPrimaryActive: palette.accent },
      Segmented: { trackBg: palette.track, itemSelectedBg: palette.thumb, itemColor: palette.ink },
      Tabs: { itemSelectedColor: palette.accent, itemHoverColor: palette.accent, inkBarColor: palette.accent },
      Table: {
        headerBg: palette.surface,
        headerColor: palette.inkSoft,
        headerSplitColor: 'transparent',
        headerSortActiveBg: palette.surface,
        headerSortHoverBg: palette.paper,
        bodySortBg: 'transparent',
        rowHoverBg: palette.accentWash,
        rowSelectedBg: palette.accentWash,
        rowSelectedHoverBg: palette.accentWash,
        cellPaddingBlock: 12,
      },
    },
  }
}
