package pkg

import "errors"

var ErrX = errors.New("pkg: x")

type Public struct {
	Exported int
	secret   int
}

func Make(n int) Public { return Public{n, n * 2} }

func (p Public) Get() int { return p.secret }
