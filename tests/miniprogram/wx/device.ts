import type { Api, Options } from './api.ts'
import { WxFail } from './api.ts'

export type Theme = 'light' | 'dark'

/** The phone: what a program can ask of it and change on it. */
export class Device {
  brightness = 0.5
  keepScreenOn = false
  visualEffectOnCapture = 'none'
  clipboard = ''
  online = true
  theme: Theme
  readonly window = { width: 375, height: 667, pixelRatio: 2 }

  constructor(theme: Theme) {
    this.theme = theme
  }

  network(): Options {
    return { networkType: this.online ? 'wifi' : 'none', isConnected: this.online }
  }

  windowInfo(): Options {
    const { width, height, pixelRatio } = this.window
    const safeArea = { left: 0, right: width, top: 20, bottom: height, width, height: height - 20 }
    const screen = { screenWidth: width, screenHeight: height, windowWidth: width, windowHeight: height, screenTop: 0 }
    return { ...screen, pixelRatio, statusBarHeight: 20, safeArea }
  }

  deviceInfo(): Options {
    return { brand: 'devtools', model: 'iPhone 6/7/8', system: 'iOS 10.0.1', platform: 'devtools', benchmarkLevel: 1 }
  }

  appBase(): Options {
    const versions = { SDKVersion: '3.8.0', version: '8.0.50', host: { env: 'WeChat' } }
    return { ...versions, language: 'zh_CN', enableDebug: false, theme: this.theme, fontSizeSetting: 16 }
  }

  system(): Options {
    return { ...this.windowInfo(), ...this.deviceInfo(), ...this.appBase() }
  }

  /** Functions that answer at once. */
  sync(): Record<string, () => Options> {
    const allowed = { cameraAuthorized: 'authorized', notificationAuthorized: 'authorized' }
    return {
      getWindowInfo: () => this.windowInfo(),
      getDeviceInfo: () => this.deviceInfo(),
      getAppBaseInfo: () => this.appBase(),
      getSystemInfoSync: () => this.system(),
      getSystemSetting: () => ({
        bluetoothEnabled: true,
        locationEnabled: true,
        wifiEnabled: true,
        deviceOrientation: 'portrait',
      }),
      getAppAuthorizeSetting: () => allowed,
      getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 278, right: 365, width: 87, height: 32 }),
      getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    }
  }
}

export const DEVICE_APIS: Record<string, Api> = {
  setScreenBrightness: {
    shape: { value: 'number' },
    check: ({ value }) => ((value as number) > 1 || (value as number) < -1 ? 'value must be 0 to 1, or -1' : undefined),
    run: ({ value }, { device }) => void (device.brightness = (value as number) < 0 ? 0.5 : (value as number)),
  },
  getScreenBrightness: { shape: {}, run: (_, { device }) => ({ value: device.brightness }) },
  setKeepScreenOn: {
    shape: { keepScreenOn: 'boolean' },
    run: ({ keepScreenOn }, { device }) => void (device.keepScreenOn = keepScreenOn as boolean),
  },
  setVisualEffectOnCapture: {
    shape: { visualEffect: 'text' },
    run: ({ visualEffect }, { device }) => void (device.visualEffectOnCapture = visualEffect as string),
  },
  setClipboardData: {
    shape: { data: 'string' },
    run: ({ data }, { device }) => void (device.clipboard = data as string),
  },
  getClipboardData: { shape: {}, run: (_, { device }) => ({ data: device.clipboard }) },
  getNetworkType: { shape: {}, run: (_, { device }) => device.network() },
  getSystemInfo: { shape: {}, run: (_, { device }) => device.system() },
  getSystemInfoAsync: { shape: {}, run: (_, { device }) => device.system() },
  vibrateShort: {
    shape: { type: 'text?' },
    check: ({ type }) =>
      type === undefined || ['heavy', 'medium', 'light'].includes(type as string)
        ? undefined
        : 'type must be heavy, medium or light',
    run: () => undefined,
  },
  vibrateLong: { shape: {}, run: () => undefined },
  hideKeyboard: { shape: {}, run: () => undefined },
  checkSession: { shape: {}, run: () => undefined },
  getSetting: { shape: { withSubscriptions: 'boolean?' }, run: () => ({ authSetting: {}, subscriptionsSetting: {} }) },
  getPrivacySetting: {
    shape: {},
    run: (_, { privacy }) => ({ needAuthorization: !privacy.agreed, privacyContractName: '《用户隐私保护指引》' }),
  },
  requirePrivacyAuthorize: { shape: {}, run: () => undefined },
  canvasToTempFilePath: {
    shape: { canvas: 'object?' },
    run: () => {
      throw new WxFail('this runtime draws no pictures')
    },
  },
}
