// What languages the values of attributes are in.

package template

import "strings"

// Attributes by kind (HTML 4 and 5); others are plain text.
var attributeKinds = map[string]kind{}

func init() {
	for names, k := range map[string]kind{
		"action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns":                                                                      kindURL,
		"accept-charset async challenge charset content crossorigin defer enctype form formenctype formmethod formnovalidate http-equiv keytype language method novalidate pattern rel sandbox type value": unsafe,
		"srcdoc": kindHTML,
		"style":  kindCSS,
		"srcset": kindSrcset,
		// Known not to be a URL, though its name looks like it.
		"srclang": plain,
	} {
		for _, name := range strings.Fields(names) {
			attributeKinds[name] = k
		}
	}
}

// attributeKind tells what an attribute's value is. Of one that is not known the
// name tells: onclick, data-url, my:src.
func attributeKind(name string) kind {
	if strings.HasPrefix(name, "data-") {
		name = name[len("data-"):]
	} else if colon := strings.IndexByte(name, ':'); colon >= 0 {
		if name[:colon] == "xmlns" {
			return kindURL
		}
		name = name[colon+1:]
	}
	if k, ok := attributeKinds[name]; ok {
		return k
	}
	switch {
	case strings.HasPrefix(name, "on"):
		return kindJS
	case strings.Contains(name, "src"), strings.Contains(name, "uri"), strings.Contains(name, "url"):
		return kindURL
	}
	return plain
}
