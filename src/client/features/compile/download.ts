/** Hands bytes to the browser as a file to keep. An address of its own: the policy allows nothing inline. */
export function downloadFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const docxType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document' as const;

/** 'Thong bao ket luan UBND xa Trung Dung 15.docx': letters that every file system takes. */
export function documentFileName(unit: string, number: string | null): string {
  const plain = unit
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9 ]+/g, ' ')
    .trim();
  return `Thong bao ket luan ${plain} ${number ?? 'ban thao'}.docx`.replace(/ +/g, ' ');
}
