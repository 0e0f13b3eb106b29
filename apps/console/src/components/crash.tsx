import { Button } from 'antd'
import { Component } from 'react'
import type { ReactNode } from 'react'
import styles from './state.module.css'

/**
 * The last net: a page that throws, or one whose files are gone because the server was upgraded meanwhile, says so
 * instead of leaving a white screen. React logs the error itself.
 */
export class Crash extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children
    return (
      <div className={styles.whole} role="alert">
        <p className={styles.headline}>页面出错了</p>
        <p className={styles.sentence}>可能是管理台刚刚升级。刷新后仍这样，请联系系统管理员。</p>
        <Button type="primary" onClick={() => window.location.reload()}>
          刷新
        </Button>
      </div>
    )
  }
}
