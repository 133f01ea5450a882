package main

func f() (err error) {
	if err := error(nil); err != nil {
		return
	}
	return
}

func main() {}
