// money is in cents everywhere, never in floats

export function toCents(amount: number | string): number {
  const cents = Math.round(Number(amount) * 100)
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an amount: ${amount}`)
  return cents
}

export function formatMoney(cents: number, currency = 'EUR'): string {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(cents) / 100)
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${grouped}.${rest} ${currency}`
}

/** Commercial rounding, once per document and not per line. */
export function vatOf(netCents: number, percent: number): number {
  return Math.round((netCents * percent) / 100)
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

export function monthOf(date: string): string {
  return date.slice(0, 7)
}

export function escapeHtml(value: unknown): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return String(value ?? '').replace(/[&<>"']/g, (sign) => names[sign] ?? sign)
}

// --- CSV (RFC 4180) ---

export type Row = Record<string, string | number | null | undefined>

function cell(value: Row[string]): string {
  let text = value === null || value === undefined ? '' : String(value)
  // Spreadsheets run what looks like a formula.
  if (typeof value === 'string' && /^[=+\-@\t]/.test(text)) text = `'${text}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvLine(row: Row, columns: readonly string[]): string {
  return `${columns.map((column) => cell(row[column])).join(',')}\r\n`
}

export function toCsv(rows: readonly Row[], columns: readonly string[]): string {
  const head = csvLine(Object.fromEntries(columns.map((column) => [column, column])), columns)
  return head + rows.map((row) => csvLine(row, columns)).join('')
}

/** Reads one CSV line: quotes, doubled quotes, empty cells. */
export function parseCsvLine(line: string): string[] {
  const cells: string[] = []
  let text = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]
    if (quoted) {
      if (sign !== '"') text += sign
      else if (line[i + 1] === '"') { text += '"'; i++ }
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') { cells.push(text); text = '' }
    else text += sign
  }
  return [...cells, text]
}
