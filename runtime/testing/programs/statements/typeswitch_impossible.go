package main

type I interface{ M() }

func main() {
	var i I
	switch i.(type) {
	case string:
	}
}
