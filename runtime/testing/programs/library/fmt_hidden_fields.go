// Methods of what is printed are called when it is reached by exported fields; those of a hidden struct
// that is embedded are exported, what it is embedded behind is not.
package main

import "fmt"

type word struct{ s string }

func (w *word) String() string { return "<" + w.s + ">" }

type inside struct {
	Shown  *word
	Any    fmt.Stringer
	hidden *word
}

type list []fmt.Stringer

type embeds struct {
	inside
	N int
}

type embedsList struct {
	list
	N int
}

type twice struct{ embeds }

type behind struct {
	in inside
	N  int
}

func main() {
	in := inside{&word{"a"}, &word{"b"}, nil}
	fmt.Printf("%v %+v\n", embeds{in, 1}, &embeds{in, 2})
	fmt.Printf("%v %v\n", twice{embeds{in, 3}}, []embeds{{in, 4}})
	fmt.Println(map[string]embeds{"k": {in, 5}})
	hidden := fmt.Sprint(behind{in, 6})
	fmt.Println(hidden == fmt.Sprint(embeds{in, 6}), hidden[:4])
	fmt.Println(fmt.Sprint(embedsList{list{&word{"c"}}, 7})[:5])
}
