// Raw and interpreted string literals (Go spec: String literals).
package main

import "fmt"

func main() {
	fmt.Println(`abc`, `\n
\n`, "\n", "\"", "Hello, world!\n", "日本語", "\u65e5本\U00008a9e", "\xff\u00FF" == "\xff\xc3\xbf")
	fmt.Println("日本語" == "\u65e5\u672c\u8a9e", "日本語" == "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", `日本語` == "日本語")
	fmt.Println(len("日本語"), len(`\n`), len("\n"), len(""), len("\000\x00"))
	fmt.Println("tab\there \\ \101\x42\u0043")
	fmt.Printf("%q %x\n", "\a\b\f\r\v\x7f\u00a0\xff", "ÿ")
}
