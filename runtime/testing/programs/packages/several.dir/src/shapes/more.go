package shapes

import "fmt"

func init() { fmt.Println("init shapes b", second) }

var second = Count * 2
