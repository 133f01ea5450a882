package main

import "runtime"

func main() {
	defer func() {
		err, ok := recover().(runtime.Error)
		println(ok, err.Error())
		var e error = err
		println(e.Error())
	}()
	var p *int
	*p = 1
}
