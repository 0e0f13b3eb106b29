import { Link } from 'react-router'
import { usePageTitle } from '../../components/use-page-title.ts'
import { paths } from '../../routes.ts'
import styles from '../../components/state.module.css'

/** An address of the desk that leads nowhere. */
export default function NotFoundPage() {
  usePageTitle('没有这个页面')
  return (
    <div className={styles.whole}>
      <h1 className={styles.headline}>没有这个页面</h1>
      <p className={styles.sentence}>网址可能写错了，或页面已移走。</p>
      <Link to={paths.home}>回到首页</Link>
    </div>
  )
}
