import '@tarojs/components'

// What a screen reader hears. WeChat reads `aria-role`, browsers read `role`; Taro types neither for a View.
declare module '@tarojs/components/types/View' {
  interface ViewProps {
    role?: string
    ariaRole?: string
    ariaLabel?: string
    ariaChecked?: boolean
    ariaDisabled?: boolean
    ariaHidden?: boolean
    ariaLive?: 'polite' | 'assertive' | 'off'
    tabIndex?: number
  }
}
declare module '@tarojs/components/types/Button' {
  interface ButtonProps {
    role?: string
    ariaDisabled?: boolean
    tabIndex?: number
  }
}
declare module '@tarojs/components/types/Canvas' {
  interface CanvasProps {
    role?: string
    ariaRole?: string
    ariaLabel?: string
  }
}
