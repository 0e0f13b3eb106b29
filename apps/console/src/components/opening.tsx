import { Spin } from 'antd'
import styles from './state.module.css'

/** Before it is known who sits here; nothing of the desk is shown yet. */
export function Opening() {
  return (
    <div className={styles.whole} role="status" aria-label="正在打开">
      <Spin size="large" delay={300} />
    </div>
  )
}
