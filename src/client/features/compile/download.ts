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
