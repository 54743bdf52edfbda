/**
 * Which passwords are too common. Lists of leaked passwords hold almost none of twelve characters
 * or more, and those are all made alike: a well-known word or two, a run of keys or digits, a year,
 * with `@` for `a`. So instead of carrying a list of thousands, the check takes such parts out and
 * asks whether anything is left that somebody would have to guess.
 */
import { passwordSchema } from '#protocol/session.ts';

/** What is left counts one a character, what was taken out one a part: this much must come together. */
const leastWeight = 5;

export function isWeakPassword(password: string, personal: readonly string[]): boolean {
  if (!passwordSchema.safeParse(password).success) return true;
  if (new Set(password).size < 5) return true;
  const known = [...personal.flatMap(personalWords), ...words];
  return weight(plain(password), known) < leastWeight;
}

/** Lower case without tone marks: what is typed for `Mật khẩu` on a phone. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9@$!]/g, '');
}

function personalWords(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]
    .map(plain)
    .filter((word) => word.length >= 3);
}

/** What stands for a letter in `P@ssw0rd`. */
const disguises: Readonly<Record<string, string>> = {
  a: '[a@4]',
  e: '[e3]',
  i: '[i1!]',
  o: '[o0]',
  s: '[s$5]',
  t: '[t7]',
};

function weight(text: string, known: readonly string[]): number {
  let parts = 0;
  let rest = text.replace(/(.{1,4}?)\1{2,}/g, '$1');
  // Longest first: `matkhau` is one part, not `mat` and `khau`.
  for (const word of known.toSorted((a, b) => b.length - a.length)) {
    const pattern = [...word]
      .map((letter) => disguises[letter] ?? letter.replace(/[$!]/, '[$!]'))
      .join('');
    const without = rest.replaceAll(new RegExp(pattern, 'g'), ' ');
    if (without !== rest) parts += 1;
    rest = without;
  }
  const guessed = rest
    .replace(/(?:19|20)\d\d/g, ' ')
    .split(' ')
    .map(withoutRuns)
    .join('')
    .replace(/\d{1,2}$/, '')
    .replace(/[^a-z0-9]/g, '');
  return parts + guessed.length;
}

const rows = [
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  'q1w2e3r4t5y6u7i8o9p0',
];
const runs = rows.flatMap((row) => [row, [...row].toReversed().join('')]);

/** Takes out stretches of three and more neighbouring keys, digits or letters, either way. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let start = 0; start < text.length;) {
    let length = 1;
    while (
      start + length < text.length &&
      runs.some((run) => run.includes(text.slice(start, start + length + 1)))
    ) {
      length += 1;
    }
    if (length < 3) rest += text.slice(start, start + length);
    start += length;
  }
  return rest;
}

/** The words that such passwords are made of, Vietnamese without tone marks and English. */
const words = (
  'password passwort passw0rd pass word login welcome admin administrator root user guest master secret access ' +
  'default change changeme letmein test testing temp computer internet windows google facebook zalo iphone samsung ' +
  'iloveyou loveyou love forever baby princess sunshine monkey dragon shadow superman batman football baseball ' +
  'liverpool chelsea barcelona michael jordan jennifer charlie thomas daniel jessica flower summer winter spring ' +
  'autumn monday friday january december hello freedom whatever trustno starwars pokemon naruto matrix ninja killer ' +
  'money happy family friend mother father jesus christ blessed angel cookie chocolate cheese pepper ginger orange ' +
  'banana purple yellow silver golden diamond tiger eagle phoenix lovely correct horse battery staple company office ' +
  'government server database system manager service support demo sample example private public ' +
  'matkhau mat khau dangnhap dang nhap quantri quan tri taikhoan tai khoan xinchao xin chao yeuem anhyeuem emyeuanh ' +
  'toiyeuban yeumai mai yeu anh em ban nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly ' +
  'vietnam viet nam hanoi ha noi saigon sai gon hochiminh hochi minh haiphong danang hungyen hung yen hai duong ' +
  'thanhpho thanh pho xaphuong phuong huyen tinh uyban uy ban nhandan nhan dan ubnd caicach cai cach hanhchinh ' +
  'hanh chinh kiemtra kiem tra doankiemtra sodoan so doan congchuc cong chuc noivu noi vu giadinh gia dinh ' +
  'hanhphuc hanh phuc congchua cong chua concho con meo meocon thienthan thien than tinhyeu tinh bongda bong da ' +
  'mothai motohaiba batdau khongcopass khongbiet khong biet quenmatkhau quen moi cu'
)
  .split(' ')
  .filter((word) => word.length >= 3);
