/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** True only in the demo's browser build; `config/index.ts` decides. */
declare const CHEYOU_DEMO: boolean
/** Where the API lives; empty means "same origin", the browser build's case. */
declare const CHEYOU_API_ORIGIN: string
