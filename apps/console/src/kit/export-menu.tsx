import { figure } from '@cheyou/words'
import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { problemSentence } from '../copy/problem-sentence.ts'
import { MOST_ROWS, TooManyRows } from './file/read-all.ts'
import { saveFile } from './file/save-file.ts'

export type FileFormat = 'csv' | 'xlsx'

interface Standing {
  readonly done: number
  /** null: the server does not count. */
  readonly of: number | null
}

export interface ExportMenuProps {
  readonly title: string
  readonly unit: string
  readonly disabled: boolean
  /** Makes the file; says how far it is, and stops when the signal fires. */
  readonly make: (
    format: FileFormat,
    onProgress: (done: number, of: number | null) => void,
    signal: AbortSignal,
  ) => Promise<Blob>
}

/** The whole list as it is filtered, as a file; a long one says how far it is and can be stopped. */
export function ExportMenu({ title, unit, disabled, make }: ExportMenuProps) {
  const [standing, setStanding] = useState<Standing | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const { message } = App.useApp()
  useEffect(() => () => stopping.current?.abort(), [])
  const save = async (format: FileFormat): Promise<void> => {
    const control = new AbortController()
    stopping.current = control
    setStanding({ done: 0, of: null })
    try {
      const content = await make(format, (done, of) => setStanding({ done, of }), control.signal)
      if (!control.signal.aborted) saveFile(`${title}.${format}`, content)
    } catch (error) {
      if (!control.signal.aborted) void message.error(reasonOf(error, unit))
    } finally {
      setStanding(null)
    }
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled || standing !== null}
        menu={{
          items: [
            { key: 'xlsx', label: 'Excel 工作簿（.xlsx）' },
            { key: 'csv', label: 'CSV 文件（.csv）' },
          ],
          onClick: ({ key }) => void save(key as FileFormat),
        }}
      >
        <Button icon={<DownloadOutlined />} disabled={disabled} aria-haspopup="menu">
          导出
        </Button>
      </Dropdown>
      <Going title={title} unit={unit} standing={standing} onStop={() => stopping.current?.abort()} />
    </>
  )
}

interface GoingProps {
  readonly title: string
  readonly unit: string
  readonly standing: Standing | null
  readonly onStop: () => void
}

/** Shown once a file takes more than a page. */
function Going({ title, unit, standing, onStop }: GoingProps) {
  const { done, of } = standing ?? { done: 0, of: null }
  const isLong = standing !== null && done > 0 && (of === null || done < of)
  return (
    <Modal
      open={isLong}
      title={`正在导出${title}`}
      closable={false}
      mask={{ closable: false }}
      footer={<Button onClick={onStop}>停止</Button>}
    >
      <p role="status">
        已取 {figure(done)} {unit}
        {of !== null && `，共 ${figure(of)} ${unit}`}
      </p>
      {of !== null && <Progress percent={Math.floor((done / of) * 100)} aria-label="导出进度" />}
    </Modal>
  )
}

function reasonOf(error: unknown, unit: string): string {
  return error instanceof TooManyRows
    ? `一次最多导出 ${figure(MOST_ROWS)} ${unit}，请先筛选再导出。`
    : problemSentence(error)
}
