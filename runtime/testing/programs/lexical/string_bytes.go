package main

import "fmt"

func main() {
	s := "\xff\x00\u00e9\U0001F600\377\"\\'"
	for i := 0; i < len(s); i++ {
		fmt.Printf("%02x ", s[i])
	}
	fmt.Println(len(s))
	r := `raw \n "quoted"
second line`
	fmt.Println(len(r), r)
	for i, c := range "a\xffb\xe6\x97本" {
		fmt.Print(i, ":", c, " ")
	}
	fmt.Println()
	fmt.Printf("%q %+q %x\n", s, s, s)
}
