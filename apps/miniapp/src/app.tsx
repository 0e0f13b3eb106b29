import './platform/missing.ts'
import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { platform } from '#platform'
import { startSession } from './session/session.ts'
import './app.scss'

/** Signs in while the first page is being drawn, and tells of newer versions. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void startSession()
    platform.offerUpdates()
  })
  return <>{children}</>
}
