import { Page } from '../../kit/page.tsx'
import { paths } from '../../routes.ts'
import { ReceiptPrinter } from './receipt-printer.tsx'
import { Scanner } from './scanner.tsx'

/** 本机设备: the receipt printer and the scanner of this workstation. What is chosen here is of this browser alone. */
export default function WorkstationPage() {
  return (
    <Page
      title="本机设备"
      within={{ path: paths.counter, name: '接待台' }}
      about="小票打印机和扫码枪，只对这台电脑的这个浏览器有效。"
    >
      <ReceiptPrinter />
      <Scanner />
    </Page>
  )
}
