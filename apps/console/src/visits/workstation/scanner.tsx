import { Input, Radio } from 'antd'
import { card } from '../../kit/page.tsx'
import { tempos, useScannerSettings, type ScannerTempo } from '../counter/scanner/use-scanner-settings.ts'
import { useTrial } from './use-trial.ts'
import styles from './workstation.module.css'

const tempoNames: Readonly<Record<ScannerTempo, string>> = { usual: '一般', slow: '慢（蓝牙、远程桌面）' }
const tempoOptions = Object.keys(tempos).map((value) => ({ value, label: tempoNames[value as ScannerTempo] }))

/** 扫码枪测试: what the scanner adds and how fast it types; every key with its gap, and what was understood. */
export function Scanner() {
  const [settings, keep] = useScannerSettings()
  const { keys, understood, gap } = useTrial(settings)
  const { prefix, suffix, tempo } = settings
  return (
    <section className={`${card} ${styles.part}`} aria-labelledby="scanner">
      <h2 id="scanner" className={styles.title}>
        扫码枪测试
      </h2>
      <div className={styles.fields}>
        <label>
          前缀
          <Input value={prefix} maxLength={10} onChange={({ target }) => keep({ ...settings, prefix: target.value })} />
        </label>
        <label>
          后缀
          <Input value={suffix} maxLength={10} onChange={({ target }) => keep({ ...settings, suffix: target.value })} />
        </label>
        <Radio.Group
          aria-label="速度"
          optionType="button"
          value={tempo}
          options={tempoOptions}
          onChange={({ target }) => keep({ ...settings, tempo: target.value as ScannerTempo })}
        />
      </div>
      <p>用扫码枪扫任意一个码，光标在哪里都可以。</p>
      <dl className={styles.facts} aria-label="扫码结果">
        <dt>识别为</dt>
        <dd>
          <span role="status">{understood ?? '还没有扫码'}</span>
        </dd>
        <dt>按键间隔</dt>
        <dd>{gap === null ? '—' : `中间值 ${gap} 毫秒`}</dd>
        <dt>收到的键</dt>
        <dd className={styles.keys}>
          {keys.map(({ name, gapMs }, at) => (
            <span key={at}>
              <kbd>{name}</kbd> {gapMs === null ? '' : `${gapMs}`}
            </span>
          ))}
        </dd>
      </dl>
    </section>
  )
}
