import './platform/missing.ts'
import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { startSession } from './session/session.ts'
import './app.scss'

/** Signs in while the first page is being drawn. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void startSession())
  return <>{children}</>
}
