/** Training of Llama-family transformers: loss, gradient and optimiser on PyTorch. */
@NullMarked
package dev.conflayers.model.torch.train;

import org.jspecify.annotations.NullMarked;
