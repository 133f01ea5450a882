package main

import "errors"

func (e errors.E) M() {}

func main() {}
