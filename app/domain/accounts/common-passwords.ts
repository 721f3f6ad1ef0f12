/** The passwords of eight characters and more that lists of leaked ones name most often; shorter ones are refused anyway. */
export const COMMON_PASSWORDS = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890 11111111 00000000
  87654321 88888888 12341234 11223344 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qwertyui qwertyuiop qwerty12 qwerty123 asdfghjk
  asdfghjkl zxcvbnm1 zxcvbnm123 iloveyou iloveyou1 sunshine princess football baseball superman trustno1 letmein1
  welcome1 welcome123 monkey123 dragon123 master123 whatever computer internet samsung1 starwars michelle jennifer
  jonathan corvette mercedes liverpool chocolate butterfly charlie1 abcd1234 abc12345 a1b2c3d4 aa123456 123qweasd
  qazwsxedc 1234qwer q1w2e3r4 changeme changeme1 admin123 administrator adminadmin testtest test1234 secret123
  password! password1! qwerty1234 123123123 987654321 147258369 123654789 741852963 passport pokemon1 rationale`.split(
    /\s+/,
  ),
);
