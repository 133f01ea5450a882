package names

import "fmt"

type Namer interface{ Name() string }

func init() { fmt.Println("init names") }

func Of(n Namer) string { return "<" + n.Name() + ">" }
